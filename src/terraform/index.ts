// The one door to cdktf: its successor cdktn exports the same names, so a move to it is a change of this line.
export * from 'cdktf';
