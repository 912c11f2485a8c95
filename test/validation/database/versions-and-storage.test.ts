import { databaseOnOutpost } from '../../../lib/validation/database/example';
import { inTemplate, onFirstGenerationRack, onSecondGenerationRack } from '../../../lib/validation/example';
import { findingsIn } from '../synthesized';

const TOO_OLD = ['error db-engine-version-too-old Database Properties.EngineVersion'];
const STORAGE = 'error db-storage-type-is-not-supported Database Properties.StorageType';

test.each([
  ['sqlserver-se', '16.00.4003.1.v1', TOO_OLD],
  ['sqlserver-ee', '16.00.4085.2.v1', []],
  ['sqlserver-web', '15.00.4000.1.v1', TOO_OLD],
  ['sqlserver-se', '15.00.4043.16.v1', []],
  ['sqlserver-se', '14.00.3281.6.v1', TOO_OLD],
  ['sqlserver-se', '14.00', []],
  ['sqlserver-se', '12.00.6293.0.v1', TOO_OLD],
  ['postgres', '11.22', TOO_OLD],
  ['postgres', '17.2', []],
  ['mysql', '5.7', TOO_OLD],
])('each SQL Server release has its oldest version: %s %s', (Engine, EngineVersion, expected) => {
  expect(findingsIn(inTemplate(databaseOnOutpost({ Engine, EngineVersion })))).toEqual(expected);
});

test('gp3 storage is supported on second-generation racks only', () => {
  const storage = (StorageType: unknown) => databaseOnOutpost({ StorageType, DBInstanceClass: { Ref: 'Class' } });
  expect(findingsIn(onFirstGenerationRack(storage('gp3')))).toEqual([STORAGE]);
  expect(findingsIn(onFirstGenerationRack(storage('gp2')))).toEqual([]);
  expect(findingsIn(onSecondGenerationRack(storage('gp3')))).toEqual([]);
  expect(findingsIn(onSecondGenerationRack(storage('io1')))).toEqual([STORAGE]);
  expect(findingsIn(inTemplate(storage('gp3')))).toEqual([]);
  expect(findingsIn(onFirstGenerationRack(storage({ Ref: 'Type' })))).toEqual([]);
});
