import { AwsQuery } from './aws-query';
import { one } from './state';

const EXPIRES_AFTER = 3_600_000;

/** AWS STS, which a client asks for its account and for the credentials of a role. */
export const securityTokens = new AwsQuery('sts', 'https://sts.amazonaws.com/doc/2011-06-15/', {
  GetCallerIdentity: (_, { inventory: { account } }) => ({
    Arn: `arn:aws:iam::${account}:user/developer`,
    UserId: 'AIDACKCEVSQ6C2EXAMPLE',
    Account: account,
  }),
  AssumeRole: (request, state) => ({
    Credentials: {
      AccessKeyId: 'ASIAIOSFODNN7EXAMPLE',
      SecretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
      SessionToken: 'token',
      Expiration: new Date(state.now() + EXPIRES_AFTER).toISOString(),
    },
    AssumedRoleUser: { AssumedRoleId: 'AROACLKWSDQRAOEXAMPLE:session', Arn: one(request, 'RoleArn') },
  }),
});
