import { FORM_FACTORS } from '../lib/catalog/form-factors';

const [BEGIN, END] = ['<!-- services: made by `npm run docs` from lib/catalog/form-factors.ts -->', '<!-- /services -->'];

/** docs/services.md with the table of services by form factor as the catalog has it. */
export function withServicesTable(page: string): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`docs/services.md has no '${BEGIN}' before '${END}'`);
  const rows = FORM_FACTORS.map(({ service, firstGeneration, secondGeneration, server, placedBy, source }) =>
    [`[${service}](${source})`, firstGeneration, secondGeneration, server, placedBy].join(' | '),
  );
  const table = ['Service | First-generation rack | Second-generation rack | Server | Placed by', '--- | --- | --- | --- | ---', ...rows];
  return [page.slice(0, begin) + BEGIN, '', ...table.map((row) => `| ${row} |`), '', page.slice(end)].join('\n');
}
