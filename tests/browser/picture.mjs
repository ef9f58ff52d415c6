// Makes the picture of the page that README shows: `node tests/browser/picture.mjs target/browser /usr/bin/chromium
// policies/compare.html policies/compare.png`.
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, executablePath, page, picture] = process.argv.slice(2);
const { chromium } = createRequire(resolve(modules, 'package.json'))('playwright-core');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'] });
const tab = await browser.newPage({ viewport: { width: 1120, height: 900 } });
await tab.goto(pathToFileURL(resolve(page)).href);
await tab.screenshot({ path: picture });
await browser.close();
