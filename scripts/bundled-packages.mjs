// What esbuild bundles into the command line and the handlers: THIRD-PARTY-NOTICES for people, sbom.cdx.json for scanners, which find no
// package in a bundle.
import { readdirSync, readFileSync } from 'node:fs';

/** Licenses that allow their code in a package under the Apache License 2.0. */
const ALLOWED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];
/** Licenses that allow their code in a file of its own, with the place of its source. */
const ALLOWED_BESIDE = {
  'EPL-2.0 OR GPL-3.0-or-later': {
    license: 'EPL-2.0',
    statement: (name, version) =>
      `${name} is in dist/bin/elk.js, under the Eclipse Public License 2.0. Its source code is available under that license: ` +
      `https://www.npmjs.com/package/${name}/v/${version}, https://github.com/kieler/elkjs and https://github.com/eclipse-elk/elk.`,
  },
};
const HEAD = 'The files of this package include code of the following packages.';
const RULE = '-'.repeat(80);

/**
 * The manifests of the bundled packages, each with the text of its license. Fails when a package cannot be bundled.
 *
 * @param metafiles of esbuild, with paths relative to the working directory
 */
export function bundledPackages(metafiles) {
  const inputs = metafiles.flatMap(({ outputs }) => Object.values(outputs).flatMap((output) => Object.entries(output.inputs)));
  const folders = new Set(
    inputs
      .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
      .map(([file]) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0])
      .filter(Boolean),
  );
  const packages = [...folders].sort().map((folder) => ({
    ...JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')),
    text: noticesIn(folder),
  }));
  return packages.map(({ text, ...manifest }) => {
    const { name, version, license, repository } = manifest;
    const beside = ALLOWED_BESIDE[license];
    if (!ALLOWED.includes(license) && !beside) throw new Error(`${name}@${version} cannot be bundled: its license is ${license}`);
    const found = text || textOfRepository(packages, repository, license);
    if (!found) throw new Error(`${name}@${version} cannot be bundled: it has no license file`);
    if (beside) return { ...manifest, license: beside.license, text: `${beside.statement(name, version)}\n\n${found}` };
    return { ...manifest, text: found };
  });
}

/** The licenses, each once, under the packages that have it. */
export function thirdPartyNotices(packages) {
  const sections = new Map();
  for (const { name, version, license, homepage = '', text } of packages) {
    sections.set(text, [...(sections.get(text) ?? []), `${name} ${version} (${license}) ${homepage}`.trim()]);
  }
  return [HEAD, ...[...sections].map(([text, names]) => `${RULE}\n${names.join('\n')}\n\n${text}`)].join('\n\n').concat('\n');
}

/** @see https://cyclonedx.org/docs/1.6/json/ */
export function sbom(packages, manifest) {
  const component = ({ name, version, license }) => {
    const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
    return { type: 'library', 'bom-ref': purl, name, version, licenses: [{ license: { id: license } }], purl };
  };
  const bom = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component: component(manifest) } };
  return `${JSON.stringify({ ...bom, components: packages.map(component) }, null, 2)}\n`;
}

/** Some packages leave out the license file of their repository, which other packages of the repository have. */
function textOfRepository(packages, repository, license) {
  const urlOf = (repository) => repository?.url ?? repository;
  return packages.find((other) => other.text && other.license === license && repository && urlOf(other.repository) === urlOf(repository))
    ?.text;
}

function noticesIn(folder) {
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i.test(file));
  return files
    .sort()
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8').trim())
    .join('\n\n');
}
