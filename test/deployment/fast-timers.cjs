// Timers of up to 20 seconds run 100 times as fast: retries and polls. Those that limit connections run as they are.
const { setTimeout: realSetTimeout } = globalThis;
globalThis.setTimeout = (action, milliseconds = 0, ...args) =>
  realSetTimeout(action, milliseconds > 20_000 ? milliseconds : milliseconds / 100, ...args);
