#!/usr/bin/perl
# paths.pl TABLE FILE [PID]: keeps FILE true while the agent runs, or writes it once where no PID is given: one line for each path of its
# mapped table, as any process can read it (PathRow.java).
#   NAME H:C:T:L WWID STATE CHECKER GROUP ACCESS PRIORITY CHECKS HUNG
# A path without an identity has "-" in its place. Written under another name and renamed, so that a reader sees a whole list.
use strict;
use warnings;
my ($table, $file, $pid) = @ARGV;
my @states = qw(wild unchecked down up shaky ghost pending timeout removed delayed disconnected);
my ($header, $row, $gap) = (4096, 512, 64);

sub text { my ($bytes, $at, $length) = @_; my $text = unpack "Z$length", substr $bytes, $at, $length; return $text eq '' ? '-' : $text }

while (!defined $pid || kill 0, $pid) {
    my ($lines, $torn) = ('', 0);
    if (open my $in, '<:raw', $table) {
        my $empty = 0;
        seek $in, $header, 0;
        while ($empty < $gap && read($in, my $bytes, $row) == $row) {
            my $version = unpack 'q<', $bytes;
            my $at = substr $bytes, 8;
            my ($tenant, $state, undef, undef, undef, undef, $group, $access, $priority, undef, undef, $hung) = unpack 'l<12', $at;
            if ($version == 0) { $empty++; next }
            $empty = 0;
            $torn ||= $version < 0;
            next if $tenant == 0 || $version < 0;
            my $checks = unpack 'q<', substr $at, 80, 8;
            $lines .= join(' ', text($at, 144, 32), text($at, 176, 32), text($at, 208, 128), $states[$state],
                text($at, 472, 16), $group, $access, $priority, $checks, $hung) . "\n";
        }
        close $in;
    }
    # A row is being written, perhaps by a lane that waits for the processor: the list before this one stays a little longer.
    if ($torn) { select undef, undef, undef, 0.01; next }
    open my $out, '>', "$file.new" or die "$file.new: $!";
    print $out $lines;
    close $out;
    rename "$file.new", $file;
    last unless defined $pid;
    select undef, undef, undef, 0.2;
}
