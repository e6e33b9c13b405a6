// Fetch the packages of package-lock.json, once. Exit 77 (skipped) where that is not possible, but fail in CI.
import {spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {dirname} from 'node:path';
import {fileURLToPath} from 'node:url';

const folder = dirname(dirname(fileURLToPath(import.meta.url)));

if (existsSync(`${folder}/node_modules/.package-lock.json`)) {
    console.log('the packages are there');
    process.exit(0);
}
const result = spawnSync('npm', ['ci', '--ignore-scripts'], {cwd: folder, encoding: 'utf8', timeout: 540_000});
if (result.status === 0) {
    console.log(result.stdout.trim());
    process.exit(0);
}
console.log(`skipped: npm could not install the packages: ${result.error?.message ?? result.stderr.trim()}`);
process.exit(process.env.CI ? 1 : 77);
