import fc from 'fast-check';
import { renderGithub } from '../../../lib/cli/report/github';
import { finding, HOSTILE, report } from './report';

/** Reads workflow commands as the runner of GitHub Actions does: a line each, `::name key=value,key=value::message`. */
function commandsIn(output: string) {
  return output.split(/\r?\n/).map((line) => {
    const [, name, properties, message] = /^::(\w+) (.*?)::(.*)$/s.exec(line) ?? [];
    const values = properties.split(',').map((property) => property.split('=') as [string, string]);
    const unescaped = (text: string) => text.replace(/%0D/g, '\r').replace(/%0A/g, '\n').replace(/%3A/g, ':').replace(/%2C/g, ',');
    const read = (text: string) => unescaped(text).replace(/%25/g, '%');
    return { name, properties: Object.fromEntries(values.map(([key, ...value]) => [key, read(value.join('='))])), message: read(message) };
  });
}

test('a finding is an annotation at its line', () => {
  const line = `${process.cwd()}/lib/app.ts:12:5`;
  const output = renderGithub(report({ findings: [finding({ line, construct: 'Plant/Data', path: 'Properties.VolumeType' })] }));
  expect(output.split('\n')[0]).toBe(
    '::error file=lib/app.ts,line=12,col=5,title=volume-type-is-not-supported-on-first-generation::' +
      'VolumeType is gp3, but first-generation Outposts racks support gp2 only%0APlant/Data  Properties.VolumeType%0AFix: Use gp2%0A' +
      'https://docs.aws.amazon.com/outposts/latest/userguide/what-is-outposts.html',
  );
});

test('the last command is the summary, a warning if a part was not read', () => {
  expect(renderGithub(report())).toBe(
    '::notice title=cdk-outposts::0 errors, 0 warnings%0A3 resources (2 on Outposts) evaluated against 200 rules',
  );
  expect(renderGithub(report({ unread: [{ stack: 'Plant', what: 'Macro', why: 'it is a macro' }] }))).toMatch(
    /^::warning title=cdk-outposts::.*not read: Macro in Plant: it is a macro$/,
  );
});

test('no text starts another command, and all of it is kept', () => {
  const text = fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: 'binary' }));
  fc.assert(
    fc.property(text, text, text, (message, construct, file) => {
      const line = `/app/${file.replaceAll('\0', '')}.ts:3:4`;
      const commands = commandsIn(renderGithub(report({ findings: [finding({ message, construct, line })] })));
      expect(commands.map(({ name }) => name)).toEqual(['error', 'notice']);
      expect(commands[0].message.startsWith(`${message}\n`)).toBe(true);
      expect(commands[0].properties).toMatchObject({ line: '3', col: '4', title: finding().ruleId });
    }),
  );
});
