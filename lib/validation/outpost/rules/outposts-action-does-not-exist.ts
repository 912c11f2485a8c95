import { NEWER_OUTPOSTS_ACTIONS, OUTPOSTS_ACTIONS, S3_OUTPOSTS_ACTIONS } from '../../../catalog/outposts-actions';
import { inTemplate, resource } from '../../example';
import { isForAction } from '../../residency/action-pattern';
import { rule } from '../../rule';

const ACTIONS: { readonly [prefix: string]: readonly string[] } = {
  outposts: [...OUTPOSTS_ACTIONS, ...NEWER_OUTPOSTS_ACTIONS],
  's3-outposts': Object.keys(S3_OUTPOSTS_ACTIONS),
};

const policy = (Action: string) =>
  inTemplate({
    Operators: resource('AWS::IAM::ManagedPolicy', { PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource: '*' }] } }),
  });

/** Whether a pattern is for no action of its service. `false` for other services. */
function isForNone(pattern: string): boolean {
  const [prefix, name = ''] = pattern.split(':');
  const actions = ACTIONS[prefix.toLowerCase()];
  return !!actions && !actions.some((action) => isForAction(name, action));
}

export const outpostsActionDoesNotExist = rule({
  id: 'outposts-action-does-not-exist',
  enforces: ['S3-11'],
  // The reference gets actions of new features late.
  severity: 'warning',
  title: 'A policy specifies an action that AWS Outposts or S3 on Outposts does not have',
  fix: 'Use an action of the Service Authorization Reference, such as outposts:GetOutpost; actions of S3 on Outposts have the prefix s3-outposts',
  source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsoutposts.html',
  on: 'accessPolicy',
  needs: ['statements.actions'],
  check: ({ statements }) =>
    statements.flatMap(({ property, actions }) =>
      (actions ?? [])
        .filter(isForNone)
        .map((action) => ({ property, message: `action ${action} is not in the Service Authorization Reference` })),
    ),
  get examples() {
    return { bad: policy('outposts:DescribeOutposts'), good: policy('outposts:ListOutposts') };
  },
});
