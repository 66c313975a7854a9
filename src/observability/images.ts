import versions from './versions.json';

export const images = versions.images;
