// Starts the language server and shows two of the program's own pages. Everything that is said, the program says.
'use strict';

const { execFile } = require('node:child_process');
const vscode = require('vscode');
const { LanguageClient, TransportKind } = require('vscode-languageclient/node');

/** @type {LanguageClient | undefined} */
let client;

function settings() {
  return vscode.workspace.getConfiguration('paramount');
}

async function start() {
  const server = {
    command: settings().get('path', 'paramount'),
    args: ['server', '--base', settings().get('base', 'HEAD')],
    transport: TransportKind.stdio,
  };
  const documentSelector = ['yaml', 'markdown'].map((language) => ({ scheme: 'file', language }));
  const synchronize = { configurationSection: 'paramount' };
  client = new LanguageClient('paramount', 'paramount', server, { documentSelector, synchronize });
  await client.start();
}

async function restart() {
  await client?.stop();
  await start();
}

/** What the program prints in the folder that is open. */
function printed(args) {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const options = { cwd: folder, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((resolve, reject) => {
    execFile(settings().get('path', 'paramount'), args, options, (fault, output, errors) => {
      if (output) resolve(output);
      else reject(new Error(errors || fault?.message || 'the program printed nothing'));
    });
  });
}

async function compare() {
  const page = await printed(['compare', '.', '--format', 'html']);
  const options = { enableScripts: true, localResourceRoots: [] };
  const panel = vscode.window.createWebviewPanel('paramount', 'Policies side by side', vscode.ViewColumn.Active, options);
  panel.webview.html = page;
}

async function help() {
  const content = await printed(['explain', 'policy', '--format', 'markdown']);
  const page = await vscode.workspace.openTextDocument({ language: 'markdown', content });
  await vscode.commands.executeCommand('markdown.showPreview', page.uri);
}

/** Runs a command, and tells people why it did not work. */
function told(run) {
  return () => run().catch((fault) => vscode.window.showErrorMessage(`paramount: ${fault.message}`));
}

async function activate(context) {
  const commands = { 'paramount.restart': restart, 'paramount.compare': compare, 'paramount.help': help };
  for (const [name, run] of Object.entries(commands)) {
    context.subscriptions.push(vscode.commands.registerCommand(name, told(run)));
  }
  await told(start)();
}

async function deactivate() {
  await client?.stop();
}

module.exports = { activate, deactivate };
