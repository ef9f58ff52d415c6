// Drives the server with the library by which Visual Studio Code drives servers: `node drive.mjs PROGRAM FOLDER FILE`. What the
// server says is printed as JSON; tests/it/server/vscode.rs judges it.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(process.env.PARAMOUNT_VSCODE ?? import.meta.url);
const lsp = require('vscode-languageserver-protocol/node');

const [program, folder, file] = process.argv.slice(2);
const server = spawn(program, ['server', '--stdio', '--today', '2026-11-22'], { stdio: ['pipe', 'pipe', 'inherit'] });
const connection = lsp.createProtocolConnection(
  new lsp.StreamMessageReader(server.stdout),
  new lsp.StreamMessageWriter(server.stdin),
);
const uri = pathToFileURL(file).href;
let tell;
const diagnostics = new Promise((resolve) => (tell = resolve));
connection.onNotification(lsp.PublishDiagnosticsNotification.type, (params) => {
  if (params.uri === uri && params.diagnostics.length > 0) tell(params.diagnostics);
});
connection.onRequest(lsp.RegistrationRequest.type, () => null);
connection.listen();

const folders = [{ uri: pathToFileURL(folder).href, name: 'folder' }];
const capabilities = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };
const begun = await connection.sendRequest(lsp.InitializeRequest.type, {
  processId: process.pid, rootUri: folders[0].uri, workspaceFolders: folders, capabilities,
});
await connection.sendNotification(lsp.InitializedNotification.type, {});
const text = readFileSync(file, 'utf8');
const textDocument = { uri, languageId: 'yaml', version: 1, text };
await connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument });
const said = await diagnostics;
const line = text.split('\n').findIndex((one) => one.includes('standard: two-trainers'));
const position = { line, character: text.split('\n')[line].indexOf('two-trainers') + 1 };
const hover = await connection.sendRequest(lsp.HoverRequest.type, { textDocument: { uri }, position });
const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
const context = { diagnostics: said.slice(0, 1) };
const actions = await connection.sendRequest(lsp.CodeActionRequest.type, { textDocument: { uri }, range, context });
const symbols = await connection.sendRequest(lsp.DocumentSymbolRequest.type, { textDocument: { uri } });
await connection.sendRequest(lsp.ShutdownRequest.type);
const ended = new Promise((resolve) => server.on('exit', resolve));
await connection.sendNotification(lsp.ExitNotification.type);
const code = await ended;
connection.dispose();
console.log(JSON.stringify({ begun, said, hover, actions, symbols, code }));
process.exit(0);
