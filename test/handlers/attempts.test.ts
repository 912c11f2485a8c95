import { isRejection, isTransient } from '../../lib/handlers/lifecycle/attempts';

test.each(['ExpiredToken', 'ExpiredTokenException', 'RequestExpired'])(
  'credentials that expire (%s) do not fail an action for good',
  (name) => {
    const error = Object.assign(new Error('expired'), { name, $metadata: { httpStatusCode: 403 } });
    expect([isTransient(error), isRejection(error)]).toEqual([true, false]);
  },
);
