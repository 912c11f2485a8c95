import { describeProblem, problemOf } from '../../lib/cli/problem';

const CALL = { service: 'ec2', operation: 'DescribeCoipPools' } as const;

function describeError(name: string, message: string): string {
  return describeProblem(problemOf(CALL, Object.assign(new Error(message), { name })));
}

test('the session token that AWS repeats in a message about a signature is not shown', () => {
  const message = "The signature does not match.\n\nThe Canonical String is\n'GET\n/\nx-amz-security-token:IQoJb3JpZ2luX2Vj'";

  expect(describeError('AuthFailure', message)).toBe('DescribeCoipPools failed with AuthFailure: The signature does not match.');
});

test('the encoded authorization message of EC2 is left out', () => {
  const message = 'You are not authorized to perform this operation. Encoded authorization failure message: 4GIOHlTkIaWHQD0Q0m6XSnuUMCm';

  expect(describeError('UnauthorizedOperation', message)).toBe(
    'DescribeCoipPools failed with UnauthorizedOperation: You are not authorized to perform this operation.; allow the IAM action ec2:DescribeCoipPools',
  );
});

test('credentials that have expired are no matter of an IAM action', () => {
  expect(problemOf(CALL, Object.assign(new Error('expired'), { name: 'ExpiredTokenException' }))).not.toHaveProperty('action');
});

test('an error of the network has the name that the operating system gives it', () => {
  const error = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' });

  expect(problemOf(CALL, error).error).toBe('ECONNREFUSED');
});
