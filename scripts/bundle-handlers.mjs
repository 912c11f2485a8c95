// Bundles the handlers of the custom resources, each into one file with the AWS SDK in it, as AWS Lambda runs them. The default folder
// is that of the sources: there the tests and the examples look for the bundles.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Also what Jest runs before the tests, which it gives other arguments. */
export default () => bundleHandlers('lib/handlers');

/** Writes `<folder>/<gap>/bundle/index.js` for every `lib/handlers/<gap>/handler.ts`. The same sources make the same bytes. */
export async function bundleHandlers(folder) {
  const gaps = readdirSync(`${root}/lib/handlers`, { recursive: true })
    .filter((file) => /^[^/\\]+[/\\]handler\.ts$/.test(file))
    .map((file) => file.split(/[/\\]/)[0]);
  await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(gaps.map((gap) => [`${gap}/bundle/index`, `lib/handlers/${gap}/handler.ts`])),
    outdir: folder,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node22',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    logLevel: 'warning',
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleHandlers('lib/handlers');
