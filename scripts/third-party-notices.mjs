// Writes THIRD-PARTY-NOTICES: the license and notice files of all packages that esbuild bundles into the command line and the handlers.
import { readdirSync, readFileSync } from 'node:fs';

/** Licenses that allow their code in a package under the Apache License 2.0. */
const ALLOWED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];
const HEAD = 'The files of this package include code of the following packages.';
const RULE = '-'.repeat(80);

/** @param metafiles of esbuild, with paths relative to the working directory */
export function thirdPartyNotices(metafiles) {
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
  const sections = new Map();
  for (const { name, version, license, homepage = '', repository, text } of packages) {
    if (!ALLOWED.includes(license)) throw new Error(`${name}@${version} cannot be bundled: its license is ${license}`);
    const found = text || textOfRepository(packages, repository, license);
    if (!found) throw new Error(`${name}@${version} cannot be bundled: it has no license file`);
    sections.set(found, [...(sections.get(found) ?? []), `${name} ${version} (${license}) ${homepage}`.trim()]);
  }
  return [HEAD, ...[...sections].map(([text, names]) => `${RULE}\n${names.join('\n')}\n\n${text}`)].join('\n\n').concat('\n');
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
