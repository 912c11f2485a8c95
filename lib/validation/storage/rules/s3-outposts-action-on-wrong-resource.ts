import { S3_OUTPOSTS_ACTIONS } from '../../../catalog/outposts-actions';
import { inTemplate, resource } from '../../example';
import { bucketOnOutpost } from '../example';
import { isAboutS3OnOutposts, type AccessStatement } from '../facts/access-policy';
import { rule } from '../../rule';

const PREFIX = 's3-outposts:';

const role = (suffix: string) =>
  inTemplate({
    ...bucketOnOutpost,
    Reader: resource('AWS::IAM::Policy', {
      PolicyName: 'Reader',
      Roles: ['Reader'],
      PolicyDocument: {
        Statement: [{ Effect: 'Allow', Action: 's3-outposts:GetObject', Resource: { 'Fn::Sub': `\${AccessPoint.Arn}${suffix}` } }],
      },
    }),
  });

/** The first action whose permission can be limited to other types of resource only. */
function misplaced({ actions, resources }: AccessStatement): { readonly action: string; readonly types: readonly string[] } | undefined {
  if (!resources?.length) return undefined;
  return (actions ?? [])
    .map((action) => ({ action, types: S3_OUTPOSTS_ACTIONS[action.startsWith(PREFIX) ? action.slice(PREFIX.length) : ''] ?? [] }))
    .find(({ types }) => types.length > 0 && resources.every((one) => one.types && !one.types.some((type) => types.includes(type))));
}

export const s3OutpostsActionOnWrongResource = rule({
  id: 's3-outposts-action-on-wrong-resource',
  enforces: ['S3-11'],
  // Another statement may grant the action.
  severity: 'warning',
  title: 'A policy specifies an action of S3 on Outposts for a type of resource that the action does not apply to, so it has no effect',
  fix: 'Specify an ARN of a type in the message: the ARN of objects ends with /object/ and a key or *; `accessPoint.grants` uses the right ARNs',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3onoutposts.html',
  on: 'accessPolicy',
  when: ({ statements }) => statements.some(isAboutS3OnOutposts),
  needs: ['statements.actions', 'statements.resources', 'statements.resources.types'],
  check: ({ statements }) =>
    statements.flatMap((statement) => {
      const found = misplaced(statement);
      const { property } = statement;
      return found
        ? [{ property, message: `a statement specifies ${found.action}, but no ARN of the type ${found.types.join(' or ')}` }]
        : [];
    }),
  get examples() {
    return { bad: role(''), good: role('/object/*') };
  },
});
