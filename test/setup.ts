// AWS's own template validator costs 1.3 s a test file. The suites that judge with it turn it on themselves.
process.env.CDK_VALIDATION ??= 'false';
