/** Default folder of `cdk synth`. */
export const CDK_OUT = 'cdk.out';
