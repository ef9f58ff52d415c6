// The worker: holds the compiled command and runs it, once for each message. Whoever asks stops it where it takes too long.
import { XzReadableStream } from 'xz-decompress';
import { decoded } from './base94.mjs';
import { run } from './engine.mjs';

let module;
let files = new Map();

// Unpacked and compiled at once: the compiler begins with what is there.
function compiled(text) {
  const unpacked = new XzReadableStream(new Blob([decoded(text)]).stream());
  return WebAssembly.compileStreaming(new Response(unpacked, { headers: { 'Content-Type': 'application/wasm' } }));
}

const doers = {
  engine: async ({ text }) => { module = await compiled(text); },
  files: async (message) => { files = message.files; },
  // Some files may be left out, and others be put in their places, for this one run.
  run: async ({ args, input, only, instead }) => {
    const chosen = only ? new Map([...files].filter(([path]) => only.includes(path))) : new Map(files);
    for (const [path, bytes] of instead ?? []) chosen.set(path, bytes);
    return run(module, { args, input, files: chosen });
  },
};

addEventListener('message', async ({ data }) => {
  try {
    postMessage({ id: data.id, result: await doers[data.type](data) });
  } catch (fault) {
    postMessage({ id: data.id, fault: String(fault.message ?? fault) });
  }
});
