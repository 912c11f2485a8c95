// A function as Lambda runs it: what is deployed, with the entry point of the CDK. It gets events as messages, and sends what it would
// send to CloudFormation.
const { parentPort, workerData } = require('node:worker_threads');

// Timers run 5,000 times as fast, but for those that limit connections.
const realSetTimeout = globalThis.setTimeout;
globalThis.setTimeout = (action, milliseconds = 0, ...args) =>
  realSetTimeout(action, milliseconds > 20_000 ? milliseconds : milliseconds / 5_000, ...args);

const { external, handler } = require(`${workerData}/__entrypoint__.js`);
const answers = [];
external.log = () => undefined;
external.sendHttpRequest = (options, body) => Promise.resolve(answers.push(body));

parentPort.on('message', async (event) => {
  await handler(event, {});
  parentPort.postMessage(answers.splice(0));
});
