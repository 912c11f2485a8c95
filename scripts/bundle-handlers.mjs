// Bundles the code of the Lambda functions as it is deployed, with the parts of the AWS SDK that it uses in it. The default folder is
// that of the sources: there the tests and the examples look for the bundles.
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Also what Jest runs before the tests, which it gives other arguments. */
export default () => bundleHandlers('lib/handlers');

/**
 * Writes `<folder>/bundle/index.js`, which holds the handlers of all custom resources, so that the SDK is in the package once. A function
 * that is no custom resource gets `<folder>/<gap>/bundle/index.js`. The same sources make the same bytes.
 *
 * @returns esbuild's metafiles: what is in the bundles
 */
export async function bundleHandlers(folder) {
  const has = (gap, file) => existsSync(`${root}/lib/handlers/${gap}/${file}`);
  const gaps = readdirSync(`${root}/lib/handlers`).filter((gap) => has(gap, 'handler.ts'));
  const [custom, others] = [gaps.filter((gap) => has(gap, 'provider.ts')), gaps.filter((gap) => !has(gap, 'provider.ts'))];
  const options = {
    absWorkingDir: root,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node22',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
  };
  // The environment of the function names its handler: see lib/handlers/handler-provider.ts.
  const contents = [
    ...custom.map((gap, index) => `import { handler as handler${index} } from './${gap}/handler';`),
    `const handlers = { ${custom.map((gap, index) => `'${gap}': handler${index}`).join(', ')} };`,
    "import { entryPoint } from './lifecycle/entry-point';",
    'export const handler = entryPoint(handlers[process.env.CDK_OUTPOSTS_HANDLER]);',
  ].join('\n');
  const results = await Promise.all([
    build({
      ...options,
      stdin: { contents, resolveDir: `${root}/lib/handlers`, sourcefile: 'handlers.mjs' },
      outfile: `${folder}/bundle/index.js`,
    }),
    build({
      ...options,
      entryPoints: Object.fromEntries(others.map((gap) => [`${gap}/bundle/index`, `lib/handlers/${gap}/handler.ts`])),
      outdir: folder,
    }),
  ]);
  return results.map(({ metafile }) => metafile);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleHandlers('lib/handlers');
