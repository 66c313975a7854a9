export const externalDefaults = {
  port: 443,
};
