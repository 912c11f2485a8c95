import { parseAccount, parseRegion, parseRegions } from '../../lib/cli/environment-options';

test.each(['mars', 'eu-west', 'EU-WEST-3', 'eu-west-3a', ''])('%p is not a Region', (value) => {
  expect(() => parseRegion(value)).toThrow('specify the code of a Region, such as eu-west-3');
  expect(() => parseRegions(value, [])).toThrow('specify the code of a Region, such as eu-west-3');
});

test.each(['eu-west-3', 'us-gov-west-1', 'eusc-de-east-1', 'xx-future-9'])('%s is accepted as a Region', (value) => {
  expect(parseRegions(value, ['us-west-2'])).toEqual(['us-west-2', value]);
});

test.each(['abc', '1111', '1111222233334'])('%s is not an account', (value) => {
  expect(() => parseAccount(value)).toThrow('specify the 12 digits of an account ID');
  expect(parseAccount('111122223333')).toBe('111122223333');
});
