import { REPLACEABLE, type Replaceable } from '../lib/catalog/replacing-properties';
import { CHANGE_REPLACES } from '../lib/cli/replacements';

/** The rule in `docs/rules/README.md`. */
export const changesRule = {
  id: CHANGE_REPLACES,
  severity: 'error',
  title: 'A change replaces a deployed resource, which causes data loss or an outage',
} as const;

/** The page of the rule that compares templates with those of the deployed stacks. It has no bad and good template: it is about two. */
export const changesPage = `## ${CHANGE_REPLACES}

**Error:** ${changesRule.title}. It is a warning if a value is unknown before the deployment, and for nested stacks, whose resources are not compared.

\`npx cdk-outposts check --deployed\` compares the templates with those of the deployed stacks: see [Command line](../command-line.md#check).
\`cdk synth\` does not know the deployed stacks, and does not report it.

Reports *DBName changes from orders to readings, which replaces Orders: ${REPLACEABLE['AWS::RDS::DBInstance'].effect}* until you change this:

\`\`\`diff
 Resources:
   Orders:
     Type: AWS::RDS::DBInstance
     Properties:
-      DBName: readings
+      DBName: orders
\`\`\`

Acknowledge with \`cdk-outposts::${CHANGE_REPLACES}\`.

The rule compares resources that have the same logical ID and type.

${Object.entries(REPLACEABLE).map(section).join('\n\n')}
`;

function section([type, { effect, properties, onOutpost, fix, source }]: [string, Replaceable]): string {
  const only = onOutpost ? ` Compared if the resource specifies \`${onOutpost}\`.` : '';
  return [
    `### ${type}`,
    `**Effect:** ${effect}.`,
    `**Properties:** ${properties.map((property) => `\`${property}\``).join(', ')}.${only}`,
    `**Fix:** ${fix}.`,
    `**Source:** <${source}>`,
  ].join('\n\n');
}
