/**
 * Loads what stacks are made of before tsx is registered: from then on every module is searched for what it may have
 * to transform, and its lines are mapped, which takes longer than to load it. cdktf is there for those who write
 * Terraform; who needs it and has not installed it is told where it is needed.
 */
export function preload(): void {
  require('../../gateway');
  require('../../observability');
  require('../../workload');
  require('yaml');
  try {
    require('../../terraform');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
  }
}
