export * from './db-instance';
export * from './instance';
export * from './launch-template';
