// A function as Lambda runs it: what is deployed, with the entry point of the CDK. It gets events as messages, and sends what it would
// send to CloudFormation.
const { parentPort, workerData } = require('node:worker_threads');

// Timers run 5,000 times as fast, but for those that limit connections, and the clock advances by what they waited for.
const realSetTimeout = globalThis.setTimeout;
let now = 0;
globalThis.performance.now = () => now;
globalThis.setTimeout = (action, milliseconds = 0, ...args) => {
  if (milliseconds > 20_000) return realSetTimeout(action, milliseconds, ...args);
  const due = now + milliseconds;
  return realSetTimeout(() => {
    now = Math.max(now, due);
    action(...args);
  }, milliseconds / 5_000);
};

const { external, handler } = require(`${workerData}/__entrypoint__.js`);
const answers = [];
external.log = () => undefined;
external.sendHttpRequest = (options, body) => Promise.resolve(answers.push(body));

parentPort.on('message', async (event) => {
  const start = now;
  await handler(event, {});
  parentPort.postMessage({ sent: answers.splice(0), waited: now - start });
});
