/**
 * Linux system calls, value or minus errno.
 *
 * <p>{@link io.polypath.ffm.sys.Sys} is the only class of the project that calls C. The other classes of this package
 * put names and preallocated memory around a few calls that belong together.
 */
package io.polypath.ffm.sys;
