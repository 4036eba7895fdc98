#!/usr/bin/perl
# ask.pl ADDRESS < questions > answers: asks a daemon that speaks multipathd's protocol, one connection for all questions.
# An answer is a line "? question", a line "= bytes", and the bytes, which are not changed in any way.
# ADDRESS begins with @ for an abstract name.
use strict;
use warnings;
use Socket;

my $address = shift;
my $name = $address =~ /^@(.*)/ ? "\0$1" : $address;
# pack_sockaddr_un pads an abstract name with NULs, which would be part of it.
my $packed = $address =~ /^@/ ? pack('S', AF_UNIX) . $name : pack_sockaddr_un($name);
socket(my $socket, AF_UNIX, SOCK_STREAM, 0) or die "socket: $!";
connect($socket, $packed) or die "connect $address: $!";
binmode STDOUT;
$| = 1;

sub receive {
    my ($wanted) = @_;
    my $all = '';
    while (length($all) < $wanted) {
        my $got = sysread($socket, my $part, $wanted - length($all));
        die "read: $!" unless defined $got;
        return undef if $got == 0;
        $all .= $part;
    }
    return $all;
}

while (my $question = <STDIN>) {
    chomp $question;
    my $bytes = "$question\0";
    syswrite($socket, pack('Q', length($bytes)) . $bytes) or die "write: $!";
    my $length = receive(8);
    die "no answer to '$question'" unless defined $length;
    my $answer = receive(unpack('Q', $length));
    chop $answer;
    print "? $question\n= ", length($answer), "\n$answer";
}
