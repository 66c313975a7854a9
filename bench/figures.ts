/** Values by key, such as `synth.growth`. */
export type Figures = Readonly<Record<string, number>>;
