export * from './backup-bucket';
export * from './sensor-column';
export * from './sensor-pipeline';
export * from './sensor-relay';
export * from './traffic-shift';
