import { FORM_FACTORS } from '../lib/catalog/form-factors';

const [BEGIN, END] = ['<!-- services: made by `npm run docs` from lib/catalog/form-factors.ts -->', '<!-- /services -->'];

/** README.md with the table of services by form factor as the catalog has it. */
export function withServicesTable(readme: string): string {
  const [begin, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`README.md has no '${BEGIN}' before '${END}'`);
  const rows = FORM_FACTORS.map(({ service, firstGeneration, secondGeneration, server, placedBy, source }) =>
    [`[${service}](${source})`, firstGeneration, secondGeneration, server, placedBy].join(' | '),
  );
  const table = ['Service | First-generation rack | Second-generation rack | Server | Placed by', '--- | --- | --- | --- | ---', ...rows];
  return [readme.slice(0, begin) + BEGIN, '', ...table.map((row) => `| ${row} |`), '', readme.slice(end)].join('\n');
}
