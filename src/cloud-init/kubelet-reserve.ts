import data from './kubelet-reserve.json';

/** What kubelets keep from pods for the system and k3s. */
export const kubeletReserve = data;
