/**
 * NVMe commands and their replies as bytes. All fields are little-endian. Knows no device and no system call; nothing here allocates
 * but the texts of identities.
 */
package io.polypath.ffm.nvme;
