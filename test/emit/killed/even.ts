import { largeStack } from './large-stack';

export default largeStack('even');
