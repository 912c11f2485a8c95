import { declaredInventory } from '../../validation/facts/inventory';
import type { Fact } from '../../validation/facts/fact';
import { openTemplates } from '../../validation/facts/assembly';
import { readFacts } from '../../validation/facts/read';
import type { Inventory } from '../../inventory/inventory';
import type { TemplateSource } from '../../validation/facts/template';
import type { CheckFinding } from '../check';
import { readCloudAssembly, resourceKey, type CloudAssembly } from '../cloud-assembly';
import { ParameterOptions } from '../parameter-values';
import { readJsonObject } from '../template-file';
import { drawBackups } from './backups';
import { connectResources } from './connections';
import { Drawing, type Draft, type Input } from './drawing';
import { drawGateways } from './gateways';
import { groupAlike } from './grouping';
import { drawHardware } from './hardware';
import { drawLocalGateway } from './local-gateways';
import type { Diagram, Element } from './model';
import { noteOutages } from './outages';
import { Places } from './places';
import { drawRegions } from './regions';
import { drawResources } from './resources';

/** Maximum number of stacks in a title. */
const MAX_NAMES = 3;

/** Reads the diagram of a cloud assembly, with the findings about it. */
export function readDiagram(
  folder: string,
  inventories: readonly Inventory[],
  findings: readonly CheckFinding[],
  parameterOptions: readonly string[] = [],
): Diagram {
  const assembly = readCloudAssembly(folder);
  const parameters = new ParameterOptions(parameterOptions);
  const files = assembly.templates.map((file) => ({ ...file, parameters: parameters.of(file.stackName, file.name) }));
  const sources = openTemplates(files, readJsonObject);
  const facts = readFacts(sources, inventories);
  const declared = sources.map(declaredIn);
  const drawing = draw({ facts, sources, inventories: [...declared, ...inventories], nameOf: (fact) => nameOf(fact, assembly) });
  return {
    title: titleOf(sources.filter(({ parent }) => !parent).map(({ name }) => name)),
    elements: drawing.roots.map(finished),
    edges: drawing.edges,
    findings: findings.map((finding) => ({ ...finding, element: drawing.about(finding.stack, finding.resource)?.id })),
    unread: facts.unread,
  };
}

/** Names of the stacks, if they are few. */
function titleOf(stacks: readonly string[]): string {
  return stacks.length > MAX_NAMES ? `${stacks.length} stacks` : stacks.join(', ');
}

/** Draws the places first: each of the others is in one of them. */
function draw(input: Input): Drawing {
  const drawing = new Drawing(input);
  const places = new Places(drawing);
  for (const outpost of input.facts.all('outpost')) places.outpost(outpost);
  for (const outpost of input.facts.all('outpost')) {
    const draft = places.outpost(outpost);
    places.regionOf(outpost);
    drawLocalGateway(outpost, draft, drawing, places);
  }
  drawGateways(drawing, places);
  drawResources(drawing, places);
  for (const outpost of input.facts.all('outpost')) drawHardware(outpost, places.outpost(outpost), drawing);
  connectResources(drawing, places);
  drawRegions(drawing, places);
  drawBackups(drawing, places);
  noteOutages(drawing, places);
  groupAlike(drawing);
  return drawing;
}

function declaredIn({ body, name }: TemplateSource): Inventory {
  try {
    return declaredInventory(body, name);
  } catch {
    // The facts contain the reason as unread.
    return {};
  }
}

/** Construct path, otherwise logical ID, without the name of the stack. */
function nameOf({ id, location }: Pick<Fact, 'id' | 'location'>, { constructPaths }: CloudAssembly): string {
  if (!location) return id.startsWith('arn:') ? id.slice(id.lastIndexOf('/') + 1) : id;
  const path = location.constructPath ?? constructPaths.get(resourceKey(location.template, location.logicalId)) ?? location.logicalId;
  const own = path.startsWith(`${location.stack}/`) ? path.slice(location.stack.length + 1) : path;
  return own.replace(/([/](Resource|Default|Subnet))+$/, '') || location.logicalId;
}

function finished({ id, kind, title, lines, rows, children, details, members, outage, stacks, onlyOf }: Draft): Element {
  return { id, kind, title, lines, rows, children: children.map(finished), details, members, outage, stacks, onlyOf };
}
