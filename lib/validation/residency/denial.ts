import type { Fact } from '../facts/fact';
import type { Condition, ControlPolicy, Denial } from './facts';
import { isForAction } from './action-pattern';

const PRINCIPAL = 'aws:principalarn';

/** Statements of a policy that deny an action to what stacks make, by no other condition keys than these. */
export function denialsOf({ denials }: ControlPolicy, action: string, keys: readonly string[]): readonly Denial[] {
  return (denials ?? []).filter(
    ({ actions, conditions }) =>
      actions?.some((pattern) => isForAction(pattern, action)) &&
      conditions?.every(
        (condition) => keys.some((key) => isOn(condition, key)) || (isOn(condition, PRINCIPAL) && !exemptsDeployment(condition)),
      ),
  );
}

export const isOn = ({ key }: Condition, name: string): boolean => key.toLowerCase() === name.toLowerCase();

/**
 * Whether principals are left out that stacks are deployed by, or whose names stacks give. Roles that are named in full are of people: the
 * name of a role that CloudFormation makes is not known before.
 */
function exemptsDeployment({ operator, values }: Condition): boolean {
  return !/Not/.test(operator) || values.some((arn) => /[*?]|cfn-exec/.test(arn.slice(arn.lastIndexOf(':') + 1)));
}

/** The first of these that is made in an account that the policy is for. */
export function inTarget<F extends Fact & Pick<{ readonly account: string | null | undefined }, 'account'>>(
  { targets }: ControlPolicy,
  facts: readonly F[],
): F | undefined {
  return facts.find(({ account, location }) => location && account && targets?.includes(account));
}
