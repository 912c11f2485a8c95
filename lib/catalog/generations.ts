/** Values that the Outposts API returns for the hardware. @see https://docs.aws.amazon.com/outposts/latest/APIReference/API_Outpost.html */
export const RACK = 'RACK';
export const SERVER = 'SERVER';
export const GENERATION_1 = 'GENERATION_1';
export const GENERATION_2 = 'GENERATION_2';
export const SINGLE_RACK = 'SINGLE_RACK';
export const MULTI_RACK = 'MULTI_RACK';
