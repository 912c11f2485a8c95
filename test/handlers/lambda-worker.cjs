// A function as Lambda runs it: what is deployed, with the entry point of the CDK. It gets events as messages, and sends what it would
// send to CloudFormation, when it would send it.
const { parentPort, workerData } = require('node:worker_threads');
const { install } = require('./clock.cjs');

const { folder, shared, epoch, timeout } = workerData;
const clock = install({ shared, epoch, onDeadline: () => parentPort.postMessage({ kind: 'timeout', answers: answers.splice(0) }) });
const now = new Float64Array(shared);

const { external, handler } = require(`${folder}/__entrypoint__.js`);
const answers = [];
external.log = () => undefined;
external.sendHttpRequest = (options, body) => Promise.resolve(answers.push({ body, at: now[0] }));

parentPort.on('message', async ({ event, held }) => {
  if (held) return clock.hold(held);
  clock.begin(timeout);
  await handler(event, {});
  clock.end();
  parentPort.postMessage({ kind: 'end', answers: answers.splice(0) });
});
