// The function in a process of its own, with the event on standard input: node function.cjs <folder> <port>. Nothing of it is replaced
// but the port of the URL of the answer, which the entry point of the CDK leaves out.
const https = require('node:https');
const { text } = require('node:stream/consumers');

const [folder, port] = process.argv.slice(2);
const { request } = https;
https.request = (options, ...rest) => request({ ...options, port }, ...rest);
text(process.stdin).then((event) => require(`${folder}/__entrypoint__.js`).handler(JSON.parse(event), {}));
