export * from './capacity-reservation';
export * from './cluster';
export * from './db-instance';
export * from './host';
export * from './resolver-endpoint';
export * from './subnet';
export * from './volume';
