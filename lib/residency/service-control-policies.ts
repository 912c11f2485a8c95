import type { Statement } from './guardrail-statements';

/**
 * Characters that a policy is filled up to. AWS has raised the quota to 10,240 in 2026, and not everywhere does its documentation say so.
 *
 * @see https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html
 */
const FULL_AT = 5120;
/** Characters of the one statement that fits into no policy of the lower quota. */
const AT_MOST = 10_240;
/** Policies of a root, an OU or an account, without `FullAWSAccess`, which is attached to each. */
const POLICIES = 9;

/** A document of a service control policy. */
export interface ServiceControlPolicy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly Statement[];
}

/**
 * Packs statements into as few policies as possible, in their order.
 *
 * @throws if a statement is too long for a policy, or if there are more policies than can be attached
 */
export function packStatements(statements: readonly Statement[]): ServiceControlPolicy[] {
  const policies: { size: number; statements: Statement[] }[] = [];
  // What is around the statements, less the comma that each has but one.
  const frame = JSON.stringify(documentOf([])).length - 1;
  for (const statement of statements) {
    const size = JSON.stringify(statement).length + 1;
    if (frame + size > AT_MOST) {
      throw new Error(
        `the statement ${statement.Sid} has ${frame + size} characters, and a service control policy has at most ${AT_MOST}: ` +
          'it cannot be divided, so give it fewer subnets, Outposts or principals, or principals with a * in their ARN',
      );
    }
    const roomy = policies.find((policy) => policy.size + size <= FULL_AT);
    if (roomy) {
      roomy.size += size;
      roomy.statements.push(statement);
    } else {
      policies.push({ size: frame + size, statements: [statement] });
    }
  }
  if (policies.length > POLICIES) {
    throw new Error(
      `the guardrails need ${policies.length} service control policies, and ${POLICIES} can be attached beside FullAWSAccess: ` +
        'declare fewer backup links, or attach some guardrails to the parent of the target',
    );
  }
  return policies.map((policy) => documentOf(policy.statements));
}

function documentOf(statements: readonly Statement[]): ServiceControlPolicy {
  return { Version: '2012-10-17', Statement: statements };
}
