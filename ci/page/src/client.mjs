// The page's side of the worker: one run after the other, each with a limit. What takes longer, or breaks the engine, ends the
// worker, and the next run gets a new one.

// How long a run may take, in milliseconds: so long whatever there is, and longer for each file and each byte of them. A file that
// is no trouble takes a small part of its share, also where the computer is slow.
const LIMIT = 30_000;
const LIMIT_OF_A_FILE = 200;
const LIMIT_OF_A_BYTE = 0.005;

// The engine gave up: it took too long, ran out of memory or met a fault of its own.
export class Stopped extends Error {}

export class Engine {
  #source;
  #text;
  #files = new Map();
  #worker;
  #waiting;
  #last = Promise.resolve();
  #id = 0;

  constructor(source, text) {
    this.#source = source;
    this.#text = text;
  }

  // Which files there are for every run.
  setFiles(files) {
    this.#files = files;
    return this.#next(() => this.#worker && this.#send({ type: 'files', files }));
  }

  // Runs the command. `only` leaves the other files out, and `instead` has other bytes for some.
  run(args, options = {}) {
    return this.#next(async () => {
      await this.#start();
      return this.#send({ type: 'run', args, ...options }, this.#limit(options));
    });
  }

  #limit({ only, instead = [] }) {
    const given = [...(only?.map((path) => this.#files.get(path)) ?? this.#files.values()), ...instead.map(([, bytes]) => bytes)];
    const bytes = given.reduce((sum, file) => sum + (file?.byteLength ?? 0), 0);
    return LIMIT + given.length * LIMIT_OF_A_FILE + bytes * LIMIT_OF_A_BYTE;
  }

  // Makes it ready, so that the first run is as fast as all others.
  warm() {
    return this.#next(() => this.#start());
  }

  #next(work) {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    return done;
  }

  async #start() {
    if (this.#worker) return;
    const url = URL.createObjectURL(new Blob([this.#source], { type: 'text/javascript' }));
    this.#worker = new Worker(url);
    URL.revokeObjectURL(url);
    this.#worker.addEventListener('message', ({ data }) => this.#settle(data));
    this.#worker.addEventListener('error', (event) => {
      event.preventDefault();
      this.#stop('the engine broke off');
    });
    await this.#send({ type: 'engine', text: this.#text });
    await this.#send({ type: 'files', files: this.#files });
  }

  #send(message, limit = LIMIT) {
    this.#id += 1;
    const id = this.#id;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.#stop(`it took longer than ${Math.round(limit / 1000)} seconds`), limit);
      this.#waiting = { id, resolve, reject, timer };
      this.#worker.postMessage({ ...message, id });
    });
  }

  #settle({ id, result, fault }) {
    if (this.#waiting?.id !== id) return;
    // A fault may have left the engine's memory in any state.
    if (fault !== undefined) return this.#stop(fault);
    const { resolve, timer } = this.#waiting;
    clearTimeout(timer);
    this.#waiting = undefined;
    resolve(result);
  }

  #stop(why) {
    const waiting = this.#waiting;
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#waiting = undefined;
    clearTimeout(waiting?.timer);
    waiting?.reject(new Stopped(why));
  }
}
