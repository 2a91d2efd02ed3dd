import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/**
 * What a function reads from the files of a Go module, which comes from wherever Go gets its modules and is removed
 * afterwards: those of Kubernetes are large.
 */
export function fromGoModule<Read>(module: string, version: string, read: (folder: string) => Read): Read {
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'go-module-'));
  try {
    const answer = execFileSync('go', ['mod', 'download', '-modcacherw', '-json', `${module}@${version}`], {
      cwd: work,
      env: { ...process.env, GOMODCACHE: path.join(work, 'modules'), GOFLAGS: '', GOWORK: 'off' },
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    return read(JSON.parse(answer).Dir);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}
