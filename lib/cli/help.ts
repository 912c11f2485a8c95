/** Text after the help of a command: command lines that users run. */
export function examples(...commands: readonly string[]): string {
  return ['', 'Examples:', ...commands.map((command) => `  npx cdk-outposts ${command}`)].join('\n');
}
