// A throw-away PostgreSQL of Debian's package for the stories that are told on both databases: started before the
// first story (Playwright's global setup), stopped and deleted after the last. It listens on 127.0.0.1 only and gives
// up safety on disk for speed, like the one of the Rust tests (crates/testkit).
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const home = '/usr/lib/postgresql';

/** A program of the newest version here; as user postgres when this is root, whom PostgreSQL refuses. */
function run(name, args) {
  const versions = existsSync(home) ? readdirSync(home).filter((v) => existsSync(join(home, v, 'bin/initdb'))) : [];
  const newest = versions.sort((a, b) => Number(b) - Number(a))[0];
  if (!newest) throw new Error(`no PostgreSQL in ${home}: apt-get install postgresql`);
  const program = join(home, newest, 'bin', name);
  const [command, before] = process.getuid() === 0 ? ['runuser', ['-u', 'postgres', '--', program]] : [program, []];
  // not piped: what pg_ctl starts would hold the pipe open
  return execFileSync(command, [...before, ...args], { cwd: '/', stdio: 'ignore', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
}

const freePort = () => new Promise((resolve, reject) => {
  const server = createServer().on('error', reject).listen(0, '127.0.0.1', () => {
    const { port } = server.address();
    server.close(() => resolve(port));
  });
});

/** Starts the server; what it gives back stops it. */
export default async function startServer() {
  const folder = mkdtempSync(join(tmpdir(), 'eklase-e2e-pg-'));
  const data = join(folder, 'data');
  chmodSync(folder, 0o755); // user postgres must get in
  mkdirSync(data, { mode: 0o700 });
  if (process.getuid() === 0) execFileSync('chown', ['postgres', data]);
  run('initdb', ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync', '--no-instructions', '-D', data]);
  const port = await freePort();
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c full_page_writes=off -c timezone=UTC`;
  run('pg_ctl', ['start', '-w', '-t', '60', '-o', options, '-D', data, '-l', join(data, 'server.log')]);
  process.env.EKLASE_E2E_POSTGRES = `postgres://postgres@127.0.0.1:${port}`; // the workers inherit it
  return () => {
    run('pg_ctl', ['stop', '-m', 'immediate', '-t', '20', '-D', data]);
    rmSync(folder, { recursive: true, force: true });
  };
}

let made = 0;

/** The address of a new, empty database on it. */
export function emptyDatabase() {
  const server = process.env.EKLASE_E2E_POSTGRES;
  const name = `story_${process.pid}_${made += 1}`;
  run('psql', ['-q', '-d', `${server}/postgres`, '-c', `CREATE DATABASE ${name} TEMPLATE template0`]);
  return `${server}/${name}?sslmode=disable`;
}
