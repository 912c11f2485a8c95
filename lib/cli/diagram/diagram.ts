import { check } from '../check';
import { readInventories } from '../inventory-file';
import { warnOfUnread } from '../unread-templates';
import { UnusableInput } from '../unusable-input';
import { layOut } from './layout';
import { effectOn, elementsOf, type Diagram } from './model';
import { renderPage } from './page';
import { pictureStyle } from './palette';
import { readDiagram } from './read';
import { countFindings, escaped, pictureOf } from './svg';
import { outpostsOf, viewOf, viewsOf } from './views';

/** Input of a diagram. */
export interface DiagramOptions {
  /** Folder of a cloud assembly, such as `cdk.out`. */
  readonly assembly: string;
  /** Inventories that `npx cdk-outposts discover` wrote. */
  readonly inventories: readonly string[];
  /** Parameter values: `Key=Value`, `Stack:Key=Value`, or files. */
  readonly parameters?: readonly string[];
  /** Templates of the deployed stacks, for findings about changes that replace resources. */
  readonly deployed?: readonly string[];
  /** ID or name of the only Outpost to draw. */
  readonly outpost?: string;
  /** Receives messages about input that is used, although it may be wrong. */
  readonly onWarning?: (message: string) => void;
}

/**
 * Renders a picture of a deployment as SVG.
 *
 * @throws UnusableInput, InventoryError
 */
export async function renderSvg(options: DiagramOptions): Promise<string> {
  const diagram = read(options);
  const [view] = options.outpost === undefined ? viewsOf(diagram) : [selected(diagram, options.outpost)];
  const layout = await layOut(view);
  const { width, height } = layout;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">`,
    `<title id="title">${escaped(`Deployment of ${diagram.title}`)}</title>`,
    `<desc id="description">${escaped(describe(diagram))}</desc>`,
    `<style>\n${pictureStyle()}\n</style>`,
    pictureOf(layout, countFindings(diagram.findings, view)),
    '</svg>\n',
  ].join('\n');
}

/**
 * Renders a picture of a deployment as a page without references to other files.
 *
 * @throws UnusableInput, InventoryError
 */
export async function renderHtml(options: DiagramOptions & { readonly findingsFirst?: boolean }): Promise<string> {
  const diagram = read(options);
  const views = options.outpost === undefined ? viewsOf(diagram) : [selected(diagram, options.outpost)];
  const pictures = [];
  for (const view of views) pictures.push({ view, layout: await layOut(view) });
  return renderPage(diagram, pictures, { findingsFirst: options.findingsFirst });
}

function read({ assembly, inventories: files, parameters, deployed, onWarning }: DiagramOptions): Diagram {
  const inventories = readInventories(files, onWarning);
  const { findings } = check({ assembly, templates: [], inventories: files, parameters, deployed });
  const diagram = readDiagram(assembly, inventories, findings, parameters);
  warnOfUnread(diagram.unread, onWarning);
  if (outpostsOf(diagram).length === 0)
    throw new UnusableInput(
      `${assembly} has no Outposts; specify the cloud assembly of an app with Outposts, or an inventory with --inventory`,
    );
  return diagram;
}

function selected(diagram: Diagram, wanted: string) {
  const outposts = outpostsOf(diagram);
  const wantedId = wanted.replace(/^arn:[^/]*:outpost\//, '');
  const found = outposts.filter(({ id, title }) => id === wantedId || title === wanted);
  if (found.length === 1) return viewOf(diagram, found[0]);
  if (found.length > 1)
    throw new UnusableInput(`${found.length} Outposts are called ${wanted}; specify one of ${found.map(({ id }) => id).join(', ')}`);
  throw new UnusableInput(`${wanted} is not an Outpost of the diagram; specify one of ${outposts.map(({ title }) => title).join(', ')}`);
}

/** The picture in one sentence for each Outpost, for screen readers. */
function describe(diagram: Diagram): string {
  return outpostsOf(diagram)
    .map(({ title, lines, children }) => {
      const inside = [...elementsOf(children)];
      const stopping = inside.filter((element) => effectOn(element) === 'stops').length;
      const parts = [
        `Outpost ${title}: ${lines.join(', ')}`,
        `${inside.length} elements`,
        stopping > 0 && `${stopping} stop during a service link outage`,
      ];
      return `${parts.filter(Boolean).join('; ')}.`;
    })
    .join(' ');
}
