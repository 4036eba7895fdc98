#!/usr/bin/perl
# answer-times.pl ADDRESS SECONDS QUESTION: asks a daemon that speaks multipathd's protocol the same over and over, on one connection
# that stays open, and prints how long whole answers took: count=, failed= (answers that begin with "fail" or "timeout"), p50_us=, p99_us=, p999_us=,
# max_us= and bytes= (of the last one). ADDRESS begins with @ for an abstract name. An answer that is under way when the time is over is
# waited for; the last line is there when a question was answered at all.
use strict;
use warnings;
use Socket;
use Time::HiRes qw(clock_gettime CLOCK_MONOTONIC);

my ($address, $seconds, $question) = @ARGV;
my $name = $address =~ /^@(.*)/ ? "\0$1" : $address;
# pack_sockaddr_un pads an abstract name with NULs, which would be part of it.
my $packed = $address =~ /^@/ ? pack('S', AF_UNIX) . $name : pack_sockaddr_un($name);
my $frame = pack('Q', length($question) + 1) . "$question\0";

sub connection {
    socket(my $socket, AF_UNIX, SOCK_STREAM, 0) or die "socket: $!";
    connect($socket, $packed) or die "connect $address: $!";
    return $socket;
}

# Reads exactly that many bytes; false at the end of the connection.
sub receive {
    my ($socket, $wanted) = @_;
    my $all = '';
    while (length($all) < $wanted) {
        return undef unless sysread($socket, $all, $wanted - length($all), length($all));
    }
    return $all;
}

my ($bytes, $failed, @times) = (0, 0);
my $socket = connection();
my $end = clock_gettime(CLOCK_MONOTONIC) + $seconds;
while ((my $from = clock_gettime(CLOCK_MONOTONIC)) < $end) {
    syswrite($socket, $frame) or die "write: $!";
    my $length = receive($socket, 8) // die 'the connection was closed';
    my $answer = receive($socket, unpack('Q', $length)) // die 'the connection was closed';
    push @times, clock_gettime(CLOCK_MONOTONIC) - $from;
    $failed++ if $answer =~ /^(?:fail|timeout)/;
    $bytes = length($answer) - 1;
}

my @sorted = sort { $a <=> $b } @times;
sub at { return int(1e6 * $sorted[$_[0] >= 1 ? -1 : $_[0] * @sorted]) }
printf "count=%d failed=%d p50_us=%d p99_us=%d p999_us=%d max_us=%d bytes=%d\n",
  scalar @sorted, $failed, at(.5), at(.99), at(.999), at(1), $bytes;
