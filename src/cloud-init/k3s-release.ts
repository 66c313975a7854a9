import data from './k3s-release.json';

/** The k3s that new machines are given, and where it is had. */
export const k3sRelease = data;
