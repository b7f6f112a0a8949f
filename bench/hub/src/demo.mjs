// `stint demo` as a user starts it, in a folder of its own, stopped in order.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {connect, createServer} from 'node:net';
import {fileURLToPath} from 'node:url';

const STINT = fileURLToPath(new URL('../../../stint', import.meta.url));

/** A port that is free now. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

export class Demo {
  /** @param readyAfter milliseconds from the start of the command to its line `ready:` and until /health/ready answers 200 */
  constructor(process, url, readyAfter) {
    this.process = process;
    this.url = url;
    this.readyAfter = readyAfter;
  }

  /** @throws Error when it ends instead of serving; with what it said */
  static async start(folder) {
    const [port, chainPort] = [await freePort(), await freePort()];
    const begun = performance.now();
    const process = spawn(STINT, [
      'demo', '--no-open', '--data', folder, '--port', String(port), '--chain-port', String(chainPort),
    ], {stdio: ['ignore', 'pipe', 'pipe']});
    const url = `http://127.0.0.1:${port}`;
    const healthy = untilHealthy(url, process);
    const line = await readyLine(process);
    const readyAfter = {line: line - begun, health: await healthy - begun};
    return new Demo(process, url, readyAfter);
  }

  /** Until the people, jobs and agreements of the demo are all there: the last is that its guide's job is closed. */
  async complete() {
    const closed = ({body}) => body?.closed === true && body.title.includes('museum guide');
    const documents = async () => (await (await fetch(`${this.url}/api/public/documents`)).json()).documents;
    while (!(await documents()).some(closed)) {
      await pause(250);
    }
    return this;
  }

  async stop() {
    if (this.process.exitCode !== null || this.process.signalCode !== null) {
      return;
    }
    const gone = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await gone;
  }
}

function readyLine(process) {
  const said = [];
  createInterface({input: process.stderr}).on('line', line => said.push(line));
  return new Promise((resolve, reject) => {
    createInterface({input: process.stdout}).on('line', line => {
      said.push(line);
      if (line.startsWith('ready: ')) {
        resolve(performance.now());
      }
    });
    process.once('exit', () => reject(new Error(`the demo ended:\n${said.join('\n')}`)));
  });
}

/** Asks without end, but only a server that listens: a refused connection costs next to nothing. */
async function untilHealthy(url, process) {
  const {hostname, port} = new URL(url);
  while (process.exitCode === null) {
    if (await listens(hostname, port) && (await fetch(`${url}/health/ready`)).status === 200) {
      return performance.now();
    }
    await pause(5);
  }
  return NaN;
}

function listens(host, port) {
  return new Promise(resolve => {
    const socket = connect(port, host);
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.end());
  });
}

export const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));
