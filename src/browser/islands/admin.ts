// Entry of the administrator's pages: what is told of a field goes once something else is typed there.
import { clearWhenTyped } from '../faults.ts';

clearWhenTyped();
